import { Button, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void

/** A second interface overwrites the first, and "later" leaves both waiting. */
export function SlotPopup() {
  const pending = useRef<Resolve | null>(null)
  const [visible, setVisible] = useState(false)

  useEffect(() => {
    // ✗ no-multiple-listeners, require-resolve
    Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
      // ✗ no-single-resolve-slot
      pending.current = resolve
      setVisible(true)
    })
  }, [])

  const agree = () => {
    // ✗ valid-resolve: the platform asks which button it was
    pending.current?.({ event: 'agree' })
    setVisible(false)
  }

  if (!visible) return null
  return (
    <View>
      <Button onClick={() => setVisible(false)}>以后再说</Button>
      {/* ✗ valid-agree-button: without an id */}
      <Button openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={agree}>
        同意
      </Button>
    </View>
  )
}
