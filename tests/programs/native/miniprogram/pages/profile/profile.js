import * as userService from '../../services/user'

Page({
  data: {
    user: { avatar: '', nickname: '', phone: '' },
  },

  async onLoad() {
    this.setData({ user: await userService.getUserInfo() })
  },

  onChooseAvatar({ detail }) {
    this.save({ avatar: detail.avatarUrl })
  },

  onNickname({ detail }) {
    this.save({ nickname: detail.value })
  },

  importProfile() {
    wx.getUserProfile({
      desc: '展示在邻里动态中',
      success: ({ userInfo }) => this.save({ avatar: userInfo.avatarUrl, nickname: userInfo.nickName }),
      fail: () => wx.showToast({ title: '未获得资料', icon: 'none' }),
    })
  },

  async onPhoneNumber({ detail }) {
    if (!detail.code) {
      wx.showToast({ title: '未绑定手机号', icon: 'none' })
      return
    }
    const { phone } = await userService.bindPhone(detail.code)
    this.save({ phone })
  },

  save(changes) {
    const user = { ...this.data.user, ...changes }
    this.setData({ user })
    userService.saveProfile(user)
  },
})
