import { Button, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void

const waiting = new Set<Resolve>()

/** Whoever refuses is thrown out. */
export function HarshPopup() {
  const [visible, setVisible] = useState(false)

  useEffect(() => {
    // ✗ no-multiple-listeners
    Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
      waiting.add(resolve)
      setVisible(true)
    })
  }, [])

  const agree = () => {
    // ✗ valid-resolve: no button is called so
    waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree' }))
    waiting.clear()
    setVisible(false)
  }

  const disagree = () => {
    waiting.forEach((resolve) => resolve({ event: 'disagree' }))
    // ✗ no-exit-on-disagree
    Taro.exitMiniProgram()
  }

  if (!visible) return null
  return (
    <View>
      <Button onClick={disagree}>拒绝</Button>
      <Button id="agree-btn" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={agree}>
        同意
      </Button>
    </View>
  )
}
