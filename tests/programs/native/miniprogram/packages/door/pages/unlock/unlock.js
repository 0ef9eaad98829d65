const { createLock } = require('../../lock')

const SHAKE = 1.6

Page({
  data: { status: '未连接' },

  onLoad() {
    this.lock = createLock()
  },

  onUnload() {
    this.lock.stop()
    wx.stopAccelerometer()
  },

  connect() {
    wx.openBluetoothAdapter({
      success: () => this.lock.start(() => this.setData({ status: '已连接' })),
      fail: () => this.setData({ status: '请打开蓝牙' }),
    })
  },

  listenForShake() {
    wx.onAccelerometerChange(({ x }) => {
      if (Math.abs(x) > SHAKE) this.setData({ status: '门已打开' })
    })
    wx.startAccelerometer({ interval: 'game' })
  },
})
