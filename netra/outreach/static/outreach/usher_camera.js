// The camera at the door: one code after the other. The browser's own reader where it has one, else the reader
// that Netra brings along (vendor/qr), which looks at one still of the camera after the other.
(() => {
  "use strict";
  const PAUSE = 120; // milliseconds between two looks: a phone's processor also draws the picture
  const LONG_SIDE = 800; // a code held before a phone is large; a smaller still is read sooner
  const OWN = ["qr_code", "code_128", "code_39"]; // staff cards carry bar codes too

  const nativeReader = async () => {
    if (!("BarcodeDetector" in globalThis)) return null;
    const known = await BarcodeDetector.getSupportedFormats().catch(() => []);
    if (!known.includes("qr_code")) return null;
    const detector = new BarcodeDetector({ formats: OWN.filter((each) => known.includes(each)) });
    return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue;
  };

  const ownReader = () => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    return async (video) => {
      const scale = Math.min(1, LONG_SIDE / Math.max(video.videoWidth, video.videoHeight, 1));
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      if (!canvas.width || !canvas.height) return undefined;
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      try {
        return globalThis.netraQr.decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
      } catch {
        return undefined; // no code in this still
      }
    };
  };

  // `found` gets the text of a code, `refused` is called when there is no camera or it may not be used.
  globalThis.netraUsherCamera = (video, { found, refused }) => {
    const camera = { wanted: false, stream: null };
    let read = null;

    camera.stop = () => {
      camera.stream?.getTracks().forEach((track) => track.stop());
      camera.stream = null;
      video.hidden = true;
    };

    camera.start = async () => {
      if (camera.stream) return;
      camera.wanted = true;
      try {
        camera.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        video.srcObject = camera.stream;
        video.hidden = false;
        await video.play();
      } catch {
        camera.stop();
        camera.wanted = false;
        refused();
        return;
      }
      read ||= (await nativeReader()) || ownReader();
      while (camera.stream) {
        const text = await read(video);
        if (text && camera.stream) {
          camera.stop();
          found(text);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    };
    return camera;
  };
})();
