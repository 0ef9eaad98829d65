import { Button, Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'

interface Answer {
  event: 'agree' | 'disagree'
  buttonId?: string
}

type Resolve = (answer: Answer) => void

/** There is one listener in the whole program: the popup of the page that comes on screen takes it over. */
export function PrivacyPopup() {
  const waiting = useRef(new Set<Resolve>())
  const [visible, setVisible] = useState(false)

  useDidShow(() => {
    if (!Taro.onNeedPrivacyAuthorization) return
    Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
      waiting.current.add(resolve)
      setVisible(true)
    })
  })

  const close = () => {
    waiting.current.clear()
    setVisible(false)
  }

  const agree = () => {
    waiting.current.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
    close()
  }

  const disagree = () => {
    waiting.current.forEach((resolve) => resolve({ event: 'disagree' }))
    close()
  }

  const readContract = () => {
    Taro.openPrivacyContract({ fail: () => Taro.showToast({ title: '暂时无法打开', icon: 'none' }) })
  }

  if (!visible) return null
  return (
    <View className="mask" catchMove>
      <View className="panel">
        <View>
          使用该功能前，请阅读并同意<Text onClick={readContract}>《喵驿隐私保护指引》</Text>。
        </View>
        <Button onClick={disagree}>拒绝</Button>
        <Button id="agree-btn" type="primary" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={agree}>
          同意
        </Button>
      </View>
    </View>
  )
}
