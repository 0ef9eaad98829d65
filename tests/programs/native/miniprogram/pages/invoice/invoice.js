const { chooseInvoiceTitle, setClipboardData } = wx

Page({
  data: { title: '', taxNumber: '' },

  pickTitle() {
    chooseInvoiceTitle({
      success: ({ title, taxNumber }) => this.setData({ title, taxNumber }),
      fail: () => wx.showToast({ title: '没有选择抬头', icon: 'none' }),
    })
  },

  copyTaxNumber() {
    setClipboardData({ data: this.data.taxNumber })
  },
})
