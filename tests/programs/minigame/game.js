import { agree, disagree, listenForConsent } from './consent'

const BUTTON_HEIGHT = 96
const canvas = wx.createCanvas()
const pen = canvas.getContext('2d')
const player = { name: '街坊', avatar: '' }
let isAsking = false

function draw(lines) {
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#222222'
  lines.forEach((line, row) => pen.fillText(line, 24, (row + 0.5) * BUTTON_HEIGHT))
}

function drawMenu() {
  isAsking = false
  draw([`你好，${player.name}`, '使用我的昵称', '换头像'])
}

function drawDialog() {
  isAsking = true
  draw(['请阅读并同意《隐私保护指引》', '同意', '拒绝'])
}

function readName() {
  wx.getUserInfo({
    success: ({ userInfo }) => {
      player.name = userInfo.nickName
      drawMenu()
    },
    fail: drawMenu,
  })
}

function pickAvatar() {
  wx.chooseImage({
    count: 1,
    success: ({ tempFilePaths }) => {
      player.avatar = tempFilePaths[0]
      drawMenu()
    },
    fail: drawMenu,
  })
}

listenForConsent(drawDialog)
drawMenu()

wx.onTouchEnd(({ changedTouches }) => {
  const row = Math.floor(changedTouches[0].clientY / BUTTON_HEIGHT)
  const [first, second] = isAsking ? [agree, disagree] : [readName, pickAvatar]
  if (row === 1) first()
  if (row === 2) second()
})
