import { Button, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void

/** React takes `resolve` for an updater and calls it with the old state. */
export function StatePopup() {
  const [pending, setPending] = useState<Resolve | null>(null)
  const [visible, setVisible] = useState(false)

  useEffect(() => {
    // ✗ no-multiple-listeners
    Taro.onNeedPrivacyAuthorization((resolve: any) => {
      // ✗ valid-resolve
      setPending(resolve)
      setVisible(true)
    })
  }, [])

  const agree = () => {
    pending?.({ event: 'agree', buttonId: 'agree-btn' })
    setVisible(false)
  }

  const disagree = () => {
    pending?.({ event: 'disagree' })
    setVisible(false)
  }

  if (!visible) return null
  return (
    <View>
      <Button onClick={disagree}>拒绝</Button>
      <Button
        id="agree-btn"
        openType="agreePrivacyAuthorization"
        // ✗ valid-agree-button: a tap comes before the consent
        onClick={agree}
      >
        同意
      </Button>
    </View>
  )
}
