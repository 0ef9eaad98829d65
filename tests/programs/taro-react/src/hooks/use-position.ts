import Taro from '@tarojs/taro'
import { useCallback, useState } from 'react'

interface Position {
  latitude: number
  longitude: number
}

/** Where the user is, once asked for. Only pages with a popup use it. */
export function usePosition() {
  const [position, setPosition] = useState<Position | null>(null)

  const locate = useCallback(async () => {
    try {
      const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' })
      setPosition({ latitude, longitude })
    } catch {
      Taro.showToast({ title: '没有你的位置，按城市查找', icon: 'none' })
    }
  }, [])

  return { position, locate }
}
