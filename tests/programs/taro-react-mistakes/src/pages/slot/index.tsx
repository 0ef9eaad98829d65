import { Button, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { SlotPopup } from '../../popups/slot-popup'

export default function SlotPage() {
  const pick = () => {
    Taro.chooseMedia({ count: 1, fail: () => Taro.showToast({ title: '没有选择', icon: 'none' }) })
  }

  return (
    <View>
      <Button onClick={pick}>选照片</Button>
      <SlotPopup />
    </View>
  )
}
