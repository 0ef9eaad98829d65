import Taro from '@tarojs/taro'
import { ref } from 'vue'

/** Where the phone points to, once asked for. Only pages with a popup use it. */
export function useDirection() {
  const direction = ref(0)

  function look() {
    Taro.onCompassChange((compass) => {
      direction.value = compass.direction
    })
    Taro.startCompass()
      .then(() => Taro.showToast({ title: '请转动手机' }))
      .catch(() => Taro.showToast({ title: '看不到方向', icon: 'none' }))
  }

  return { direction, look }
}
