/** Only pages with a popup mix it in. */
export default {
  data() {
    return { invoiceTitle: '' }
  },
  methods: {
    chooseInvoiceTitle() {
      uni.chooseInvoiceTitle({
        success: ({ title }) => {
          this.invoiceTitle = title
        },
        fail: () => uni.showToast({ title: '请手动填写抬头', icon: 'none' }),
      })
    },
  },
}
