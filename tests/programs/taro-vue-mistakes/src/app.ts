import Taro from '@tarojs/taro'
import { createApp } from 'vue'

export default createApp({
  onLaunch() {
    // ✗ require-resolve: nobody ever answers
    Taro.onNeedPrivacyAuthorization(() => {
      Taro.showToast({ title: '请先同意隐私保护指引', icon: 'none' })
    })
  },
})
