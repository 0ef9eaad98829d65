export default definePageConfig({
  navigationBarTitleText: '菜地',
})
