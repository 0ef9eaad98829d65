// The nickname input fires no consent event: the gate asks first and then gives way to what stands in it.
Component({
  data: { open: false },

  methods: {
    ask() {
      if (!wx.requirePrivacyAuthorize) {
        this.setData({ open: true })
        return
      }
      wx.requirePrivacyAuthorize({
        success: () => this.setData({ open: true }),
        fail: () => wx.showToast({ title: '同意后可填写昵称', icon: 'none' }),
      })
    },
  },
})
