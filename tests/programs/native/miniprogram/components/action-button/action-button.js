Component({
  properties: {
    openType: String,
    plain: Boolean,
    loading: Boolean,
  },

  methods: {
    onTap() {
      this.triggerEvent('press')
    },

    onGetPhoneNumber(event) {
      this.triggerEvent('getphonenumber', event.detail)
    },
  },
})
