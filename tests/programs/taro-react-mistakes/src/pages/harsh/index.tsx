import { Button, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { HarshPopup } from '../../popups/harsh-popup'

export default function HarshPage() {
  const locate = async () => {
    // ✗ require-denial-handler
    const { latitude } = await Taro.getLocation({ type: 'gcj02' })
    console.info(latitude)
  }

  return (
    <View>
      <Button onClick={locate}>我在哪里</Button>
      <HarshPopup />
    </View>
  )
}
