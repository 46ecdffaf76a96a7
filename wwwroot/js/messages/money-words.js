// The server reads messages the same way: MoneyWords.cs.
const words =
  /\b(?:carte (?:bancaire|bleue|cadeau|prepayee|de credit)|numero de (?:la |ta |votre )?carte|cvv|cryptogramme|iban|rib|virements?|western union|moneygram|mandat cash|bitcoins?|crypto(?:monnaies?)?|paypal|pcs|transcash|neosurf|paysafecard|code (?:secret|recu|sms|par sms|de (?:verification|validation|securite|connexion))|mots? de passe|acompte|payer d.avance|(?:credit|debit|bank|gift) cards?|card number|wire transfer|bank transfer|verification code|security code|one.time code|passwords?|pay in advance|up.?front payment)\b/;
const cardNumber = /\b[0-9](?:[ -]?[0-9]){12,18}\b/g;

/** @param {string} digits */
const isCard = digits =>
  /^[2-6]/.test(digits) &&
  Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) %
    10 ===
    0;

/** Whether somebody speaks of paying in a way of swindlers, of codes or of card numbers. @param {string} text */
export function speaksOfMoney(text) {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return words.test(plain) || Array.from(plain.matchAll(cardNumber)).some(match => isCard(match[0].replace(/[ -]/g, '')));
}
