const ROW = 96
const canvas = wx.createCanvas()
const pen = canvas.getContext('2d')
const waiting = new Set()
let rows = []

// Each row of the screen is a text and what a tap on it does.
function show(...shown) {
  rows = shown
  pen.clearRect(0, 0, canvas.width, canvas.height)
  rows.forEach(([text], row) => pen.fillText(text, 24, (row + 0.5) * ROW))
}

function showGame(name) {
  show([`你好，${name}`], ['用我的昵称', useNickname])
}

function useNickname() {
  wx.getUserInfo({
    success: ({ userInfo }) => showGame(userInfo.nickName),
    fail: () => showGame('游客'),
  })
}

// There is no agree button to tap in a canvas: `resolve` is told in the tap itself, without buttonId.
function answer(how) {
  waiting.forEach((resolve) => resolve(how))
  waiting.clear()
}

function askConsent() {
  show(
    ['使用昵称前，请阅读并同意'],
    ['《用户隐私保护指引》', () => wx.openPrivacyContract()],
    ['同意', () => answer({ event: 'agree' })],
    ['拒绝', () => answer({ event: 'disagree' })],
  )
}

if (wx.onNeedPrivacyAuthorization) {
  wx.onNeedPrivacyAuthorization((resolve) => {
    waiting.add(resolve)
    askConsent()
  })
}

wx.onTouchEnd(({ changedTouches: [touch] }) => {
  const [, run] = rows[Math.floor(touch.clientY / ROW)] ?? []
  if (run) run()
})

showGame('游客')
