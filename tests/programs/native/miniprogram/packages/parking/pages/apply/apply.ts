import { request } from '../../../../services/request'
import { getUserLocation } from '../../../../utils/location'

Page({
  data: { plate: '', space: '', canPick: typeof wx.chooseLicensePlate === 'function' },

  pickPlate() {
    wx.chooseLicensePlate?.({
      success: ({ plateNumber }) => this.setData({ plate: plateNumber }),
      fail: () => wx.showToast({ title: '没有选择车牌', icon: 'none' }),
    })
  },

  async findSpace() {
    const place = await getUserLocation()
    const { name } = await request('/parking/nearest', place)
    this.setData({ space: name })
  },
})
