import { ref } from 'vue'

/** Where the user is, once asked for. Only pages with a popup use it. */
export function usePosition() {
  const latitude = ref<number | null>(null)

  async function locate() {
    try {
      const position = await uni.getLocation({ type: 'gcj02' })
      latitude.value = position.latitude
    } catch {
      uni.showToast({ title: '没有你的位置，按城市查找', icon: 'none' })
    }
  }

  return { latitude, locate }
}
