export default definePageConfig({
  navigationBarTitleText: '收成',
})
