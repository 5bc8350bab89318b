// A balance board of four load cells that speaks SIB1, for Steady Isles.
//
// Four HX711 amplifiers share one clock line, so that all corners are read at the same moment.
// Works on any board with the Arduino functions. What is yours to change stands at the top.
//
// Every line is text: a body, a star, and the XOR of the body's bytes as two hex digits.
//   #SIB1 key=value ...        who this board is: at the start, every 5 s, and in answer to ?
//   L,number,microseconds,TR,BR,TL,BL    the four corners, front right first; grams or raw counts
//   !,letter,ok  or  !,letter,err,why    the answer to a command
// It hears: ? (who are you)   T (what lies on you now counts as nothing)   V,strength,ms (buzz)

// ---- yours ------------------------------------------------------------------------------------

const char BOARD_ID[] = "MAKER1";       // 1 to 16 letters, digits, - or _; never two boards alike
const unsigned WIDTH_MM = 400;          // between the middles of the feet, left to right
const unsigned DEPTH_MM = 250;          // and back to front
const unsigned MAX_KG = 75;             // what plate and cells bear, all on one corner too

const uint8_t CLOCK_PIN = 2;            // to SCK of all four amplifiers
// DT of the amplifiers: front right, back right, front left, back left.
const uint8_t DATA_PIN[4] = {3, 4, 5, 6};
const uint8_t NO_PIN = 255;
const uint8_t MOTOR_PIN = NO_PIN;       // or one with PWM that switches the transistor of a motor

// The self-test of the game tells these four numbers; until then the board sends raw counts.
const bool CALIBRATED = false;
const float GRAMS_PER_COUNT[4] = {0.0f, 0.0f, 0.0f, 0.0f};

// ---- the rest needs no change -----------------------------------------------------------------

const unsigned long BAUD = 115200;
const uint8_t PULSES = 25;              // 24 bits, and one more: channel A, gain 128
const unsigned long HEADER_EVERY_MS = 5000;
const unsigned long MISSING_MS = 300;   // an amplifier that is not ready for so long is not there
const unsigned LONGEST_BUZZ_MS = 500;   // kept here too: a lost cable leaves no motor running
const uint8_t TARE_READINGS = 40;       // half a second at 80 a second
const long STILL_COUNTS = 12000;        // about 0.3 kg with usual cells: more is no rest

long zeroAt[4];
long last[4];
bool missing[4];
unsigned long completeAt = 0;
unsigned rateHz = 0;
uint16_t sequence = 0;
unsigned long headerAt = 0;

uint8_t tareLeft = 0;
long tareSum[4], tareLow[4], tareHigh[4];

bool buzzing = false;
unsigned long buzzFrom = 0, buzzFor = 0;

char heard[32];
uint8_t heardCount = 0;
bool heardTooMuch = false;

uint8_t checksum(const char *text) {
  uint8_t sum = 0;
  for (; *text; text++) sum ^= (uint8_t)*text;
  return sum;
}

void sendLine(const char *body) {
  char end[6];
  snprintf(end, sizeof end, "*%02X\n", checksum(body));
  Serial.print(body);
  Serial.print(end);
}

// Measured values never wait: a line that does not fit is left out whole, and its number is missed.
void sendValues(const char *body) {
  if ((size_t)Serial.availableForWrite() >= strlen(body) + 4) sendLine(body);
}

void sendHeader() {
  char body[150];
  snprintf(body, sizeof body,
           "#SIB1 kind=load4 unit=%s rate=%u order=TR,BR,TL,BL id=%s fw=1.0"
           " lx=%u ly=%u max=%u cmd=%s",
           CALIBRATED ? "g" : "raw", rateHz, BOARD_ID, WIDTH_MM, DEPTH_MM, MAX_KG,
           MOTOR_PIN == NO_PIN ? "T" : "T,V");
  sendLine(body);
  headerAt = millis();
}

void answer(char letter, const char *what) {
  char body[28];
  snprintf(body, sizeof body, "!,%c,%s", letter, what);
  sendLine(body);
}

// ---- the cells --------------------------------------------------------------------------------

// DT low means that a value is ready. All are read together once all are ready; one that stays
// away is left out, so that the others go on and the self-test can name it.
bool cellsReady() {
  bool all = true, any = false;
  for (uint8_t i = 0; i < 4; i++) {
    bool ready = digitalRead(DATA_PIN[i]) == LOW;
    if (ready) missing[i] = false;
    any = any || ready;
    all = all && (ready || missing[i]);
  }
  if (!all && any && millis() - completeAt > MISSING_MS)
    for (uint8_t i = 0; i < 4; i++) missing[i] = digitalRead(DATA_PIN[i]) != LOW;
  return all && any;
}

void readCells() {
  uint32_t bits[4] = {0, 0, 0, 0};
  for (uint8_t pulse = 0; pulse < PULSES; pulse++) {
    noInterrupts();                     // a clock that stays high for 60 us switches the chip off
    digitalWrite(CLOCK_PIN, HIGH);
    delayMicroseconds(1);
    digitalWrite(CLOCK_PIN, LOW);
    interrupts();
    delayMicroseconds(1);
    if (pulse < 24)
      for (uint8_t i = 0; i < 4; i++)
        bits[i] = (bits[i] << 1) | (digitalRead(DATA_PIN[i]) == HIGH ? 1UL : 0UL);
  }
  for (uint8_t i = 0; i < 4; i++) {
    if (bits[i] & 0x800000UL) bits[i] |= 0xFF000000UL;   // 24 bits, two's complement
    last[i] = missing[i] ? 0 : (long)(int32_t)bits[i];
  }
  completeAt = millis();
}

unsigned measuredRate() {
  unsigned long from = 0, until = 0;
  unsigned count = 0;
  for (unsigned long start = millis(); millis() - start < 1500 && count < 42;) {
    if (!cellsReady()) continue;
    readCells();
    until = millis();
    if (++count == 2) from = until;     // the first may have waited for a missing amplifier
  }
  if (count < 3 || until == from) return 1;
  return (unsigned)(((count - 2) * 1000UL + (until - from) / 2) / (until - from));
}

// ---- what is asked ----------------------------------------------------------------------------

void buzz(unsigned long strength, unsigned long ms) {
  buzzFor = ms > LONGEST_BUZZ_MS ? LONGEST_BUZZ_MS : ms;
  buzzFrom = millis();
  buzzing = strength > 0 && buzzFor > 0;
  int level = !buzzing ? 0 : strength > 255 ? 255 : (int)strength;
  if (MOTOR_PIN != NO_PIN) analogWrite(MOTOR_PIN, level);
}

void startTare() {
  tareLeft = TARE_READINGS;
  for (uint8_t i = 0; i < 4; i++) {
    tareSum[i] = 0;
    tareLow[i] = 0x7FFFFFL;
    tareHigh[i] = -0x800000L;
  }
}

void goOnTaring() {
  bool still = true;
  for (uint8_t i = 0; i < 4; i++) {
    tareSum[i] += last[i];              // 40 of 24 bits fit in 32
    if (last[i] < tareLow[i]) tareLow[i] = last[i];
    if (last[i] > tareHigh[i]) tareHigh[i] = last[i];
    still = still && tareHigh[i] - tareLow[i] <= STILL_COUNTS;
  }
  if (--tareLeft > 0) return;
  if (!still) {
    answer('T', "err,moving");
    return;
  }
  for (uint8_t i = 0; i < 4; i++) zeroAt[i] = tareSum[i] / TARE_READINGS;
  answer('T', "ok");
}

void vibrate(char *numbers) {
  char *end;
  unsigned long strength = strtoul(numbers, &end, 10);
  if (end == numbers || *end != ',') {
    answer('V', "err,syntax");
    return;
  }
  char *second = end + 1;
  unsigned long ms = strtoul(second, &end, 10);
  if (end == second || *end) {
    answer('V', "err,syntax");
  } else if (MOTOR_PIN == NO_PIN) {
    answer('V', "err,unknown");
  } else {
    buzz(strength, ms);
    answer('V', "ok");
  }
}

void obey(char *line) {
  char *star = strchr(line, '*');
  if (star) {                           // from a person it may be missing; a wrong one is damage
    *star = 0;
    if (strtoul(star + 1, NULL, 16) != checksum(line)) return;
  }
  if (strcmp(line, "?") == 0) sendHeader();
  else if (strcmp(line, "T") == 0) startTare();
  else if (strncmp(line, "V,", 2) == 0) vibrate(line + 2);
  else if (line[0] > ' ' && line[0] <= '~') answer(line[0], "err,unknown");
}

void listen() {
  while (Serial.available() > 0) {
    char c = (char)Serial.read();
    if (c != '\n' && c != '\r') {
      if (heardCount < sizeof heard - 1) heard[heardCount++] = c;
      else heardTooMuch = true;
      continue;
    }
    heard[heardCount] = 0;
    if (heardCount > 0 && !heardTooMuch) obey(heard);
    heardCount = 0;
    heardTooMuch = false;
  }
}

// ---- what a sketch must have ------------------------------------------------------------------

void report(unsigned long now) {
  long value[4];
  for (uint8_t i = 0; i < 4; i++) {
    long count = last[i] - zeroAt[i];
    value[i] = CALIBRATED ? lround(count * GRAMS_PER_COUNT[i]) : count;
  }
  char body[64];
  snprintf(body, sizeof body, "L,%u,%lu,%ld,%ld,%ld,%ld", (unsigned)sequence++, now,
           value[0], value[1], value[2], value[3]);
  sendValues(body);
}

void setup() {
  pinMode(CLOCK_PIN, OUTPUT);
  digitalWrite(CLOCK_PIN, LOW);
  for (uint8_t i = 0; i < 4; i++) pinMode(DATA_PIN[i], INPUT_PULLUP);  // not there: high
  if (MOTOR_PIN != NO_PIN) {
    pinMode(MOTOR_PIN, OUTPUT);
    analogWrite(MOTOR_PIN, 0);
  }
  Serial.begin(BAUD);
  rateHz = measuredRate();
  sendHeader();
}

void loop() {
  listen();
  if (buzzing && millis() - buzzFrom >= buzzFor) buzz(0, 0);
  if (cellsReady()) {
    unsigned long now = micros();       // when the values are read, not when they are printed
    readCells();
    if (tareLeft > 0) goOnTaring();
    report(now & 0xFFFFFFFFUL);
    // right after a line of values the next one is farthest away, and finds room again
    if (millis() - headerAt >= HEADER_EVERY_MS) sendHeader();
  } else if (millis() - headerAt >= 2 * HEADER_EVERY_MS) {
    sendHeader();                       // no amplifier at all, and still somebody
  }
}
