Page({
  data: { path: '' },

  onRecorded({ detail }) {
    this.setData({ path: detail.path })
  },
})
