import { ensureConsent } from '../../consent/ensure-consent'

Page({
  data: { number: '' },

  async paste() {
    try {
      await ensureConsent()
      const { data } = await wx.getClipboardData()
      this.setData({ number: data })
    } catch {
      wx.showToast({ title: '请手动输入', icon: 'none' })
    }
  },
})
