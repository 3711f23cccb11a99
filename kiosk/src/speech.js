// @ts-check

/**
 * Reads a text aloud when the device itself has a voice for the language.
 *
 * A voice that is made on somebody else's server would tell that server what is on the screen; it is never used.
 *
 * @param {string} text
 * @param {string} tag
 * @returns {boolean} whether there was such a voice
 */
export function speak(text, tag) {
  const voice = findVoice(tag);
  if (!voice) return false;
  speechSynthesis.cancel();
  const speech = new SpeechSynthesisUtterance(text);
  speech.voice = voice;
  speech.lang = voice.lang;
  speechSynthesis.speak(speech);
  return true;
}

export function hush() {
  globalThis.speechSynthesis?.cancel();
}

/** @param {string} tag */
export function findVoice(tag) {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(tag));
}
