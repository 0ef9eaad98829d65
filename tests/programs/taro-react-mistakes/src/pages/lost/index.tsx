import { View } from '@tarojs/components'
import { SlotPopup } from '../../popups/slot-popup'
import { StatePopup } from '../../popups/state-popup'

export default function LostPage() {
  return (
    <View>
      <SlotPopup />
      <StatePopup />
    </View>
  )
}
