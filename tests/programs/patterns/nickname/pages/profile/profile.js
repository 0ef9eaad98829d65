Page({
  data: { name: '' },

  keepName({ detail }) {
    this.setData({ name: detail.value })
  },
})
