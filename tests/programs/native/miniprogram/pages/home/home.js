import { callApi } from '../../utils/call-api'
import { getUserLocation } from '../../utils/location'
import { request } from '../../services/request'

const app = getApp()

Page({
  data: {
    community: app.globalData.community,
    markers: [],
  },

  onReady() {
    this.map = wx.createMapContext('nearby')
  },

  backToCommunity() {
    const { latitude, longitude } = this.data.community
    this.map.moveToLocation({ latitude, longitude })
  },

  changeCommunity() {
    const { latitude, longitude } = this.data.community
    callApi('chooseLocation', { latitude, longitude })
      .then(({ name, ...place }) => this.setData({ community: { name, ...place } }))
      .catch(({ errMsg }) => {
        if (errMsg === 'chooseLocation:fail cancel') return
        wx.showToast({ title: '没有选到小区', icon: 'none' })
      })
  },

  async findNearby() {
    try {
      const place = await getUserLocation()
      this.setData({ markers: await request('/services/nearby', place) })
    } catch {
      wx.showToast({ title: '无法获取位置', icon: 'none' })
    }
  },
})
