// A nickname input never asks for consent. The gate asks first, and gives way to what stands in it.
Component({
  data: { open: false },

  lifetimes: {
    attached() {
      this.look()
    },
  },

  pageLifetimes: {
    show() {
      this.look()
    },
  },

  methods: {
    // Whoever has agreed before finds it open; below 2.32.3 there is nothing to agree to.
    look() {
      if (!wx.getPrivacySetting) {
        this.setData({ open: true })
        return
      }
      wx.getPrivacySetting({
        success: ({ needAuthorization }) => {
          if (!needAuthorization) this.setData({ open: true })
        },
      })
    },

    ask() {
      wx.requirePrivacyAuthorize({
        success: () => this.setData({ open: true }),
        fail: () => wx.showToast({ title: '同意后可填写昵称', icon: 'none' }),
      })
    },
  },
})
