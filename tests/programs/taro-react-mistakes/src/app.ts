import Taro, { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    // ✗ require-resolve: nobody ever answers
    Taro.onNeedPrivacyAuthorization(() => {
      Taro.showToast({ title: '请先同意隐私保护指引', icon: 'none' })
    })
  })
  return children
}
