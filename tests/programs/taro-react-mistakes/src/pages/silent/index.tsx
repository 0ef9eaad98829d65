import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'

/** A dialog is no agree button: whatever the user taps, nobody has agreed. */
export default function SilentPage() {
  useDidShow(() => {
    // ✗ require-agree-button
    Taro.onNeedPrivacyAuthorization((resolve: any) => {
      Taro.showModal({
        title: '同意隐私保护指引？',
        success: ({ confirm }) => {
          // ✗ valid-resolve: told by a dialog
          if (confirm) resolve({ event: 'agree', buttonId: 'agree-btn' })
          else resolve({ event: 'disagree' })
        },
      })
    })
  })

  return (
    <View>
      <Text>猫咪正在睡觉</Text>
    </View>
  )
}
