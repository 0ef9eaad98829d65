export default defineAppConfig({
  pages: ['pages/cats/index', 'pages/adopt/index', 'pages/diary/index'],
  subPackages: [{ root: 'visit', pages: ['pages/call/index'] }],
  window: {
    navigationBarTitleText: '喵驿',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
  },
  permission: {
    'scope.userLocation': { desc: '用于查找你附近的领养站' },
  },
  // ✗ required-private-infos: chooseAddress is used on the page "adopt"
  requiredPrivateInfos: [
    'getLocation',
    // ✗ required-private-infos: none of the eight
    'chooseMedia',
  ],
})
