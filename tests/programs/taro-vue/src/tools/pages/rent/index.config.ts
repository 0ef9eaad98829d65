export default definePageConfig({
  navigationBarTitleText: '借农具',
})
