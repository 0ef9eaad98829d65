Page({
  data: { offers: [] },

  async sortByDistance() {
    try {
      const { latitude, longitude } = await wx.getLocation({ type: 'gcj02' })
      const distance = (offer) => Math.hypot(offer.latitude - latitude, offer.longitude - longitude)
      this.setData({ offers: [...this.data.offers].sort((a, b) => distance(a) - distance(b)) })
    } catch {
      wx.showToast({ title: '无法按距离排列', icon: 'none' })
    }
  },
})
