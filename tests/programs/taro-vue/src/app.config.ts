export default defineAppConfig({
  pages: ['pages/plots/index', 'pages/harvest/index', 'pages/market/index'],
  subPackages: [{ root: 'tools', pages: ['pages/rent/index'] }],
  window: {
    navigationBarTitleText: '菜园',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
  },
  requiredPrivateInfos: [
    'chooseLocation',
    // ✗ required-private-infos: nothing uses it
    'chooseAddress',
  ],
})
