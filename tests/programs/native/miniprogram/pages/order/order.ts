import { bindPhone, getUserInfo } from '../../services/user'

const api = wx
const VISIT_HOURS = 2

Page({
  data: { address: '', phoneBound: false, visitTime: 0 },

  async onLoad(query: { visitTime?: string }) {
    const { phone } = await getUserInfo()
    this.setData({ phoneBound: Boolean(phone), visitTime: Number(query.visitTime ?? 0) })
  },

  async pickAddress() {
    try {
      const { cityName, detailInfo } = await wx.chooseAddress()
      this.setData({ address: `${cityName} ${detailInfo}` })
    } catch {
      wx.showToast({ title: '没有选择地址', icon: 'none' })
    }
  },

  async onPhoneNumber({ detail }: WechatMiniprogram.ButtonGetPhoneNumber) {
    if (!detail.code) return
    await bindPhone(detail.code)
    this.setData({ phoneBound: true })
  },

  remind() {
    const { address, visitTime } = this.data
    api.addPhoneCalendar({
      title: '街坊：师傅上门',
      location: address,
      startTime: visitTime,
      endTime: String(visitTime + VISIT_HOURS * 3600),
      fail: () => wx.showToast({ title: '请自行记下时间', icon: 'none' }),
    })
  },
})
