export default definePageConfig({
  navigationBarTitleText: '领养申请',
})
