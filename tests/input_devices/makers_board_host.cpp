// The sketch of the makers' board on a computer: stand-ins for the Arduino functions, four
// simulated HX711, and a serial line of 115200 baud, all on a clock of their own.
//
//   program SECONDS RATE_HZ MISSING [START_S]     MISSING: four of 0 and 1, one a corner;
//   START_S: for how long it has been running when it begins
//
// On standard input, by time: `MS load TR BR TL BL` (grams), `MS say TEXT` (sent with a line end), and
// `MS mark`, after which all that was sent by then has come out, and a line `=`.
// On standard output what the board sends; on standard error `MS motor LEVEL` at every change.

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <sstream>
#include <string>

const int LOW = 0, HIGH = 1, INPUT_PULLUP = 2, OUTPUT = 1;
const int CLOCK = 2, FIRST_DATA = 3, PADS = 16;
const double COUNTS_PER_GRAM = 42.0;

double nowUs = 0, conversionHz = 80;
int levels[PADS] = {0};
double loadG[4] = {0, 0, 0, 0};
long offsets[4] = {31000, -12000, 8000, 500};
bool away[4] = {false, false, false, false};

struct Chip {
  double nextUs;
  uint32_t value;
  int bit;  // -1: a value waits; 24 and up: read
  bool ready;
} chips[4];

uint32_t seedOf = 7;
double noise() {  // about +-1.7, sum of uniform numbers
  double sum = 0;
  for (int i = 0; i < 3; i++) {
    seedOf = seedOf * 1664525u + 1013904223u;
    sum += seedOf / 4294967296.0 - 0.5;
  }
  return 2 * sum;
}

void convert() {
  for (int i = 0; i < 4; i++)
    while (chips[i].nextUs <= nowUs) {
      chips[i].nextUs += 1e6 / conversionHz;
      if (chips[i].ready && chips[i].bit >= 0) continue;  // is being read
      double counts = offsets[i] + COUNTS_PER_GRAM * loadG[i] + 150 * noise();
      long clipped = std::lround(std::fmin(8388607, std::fmax(-8388608, counts)));
      chips[i] = {chips[i].nextUs, (uint32_t)clipped & 0xFFFFFF, -1, true};
    }
}

unsigned long micros() { nowUs += 4; convert(); return (unsigned long)nowUs & 0xFFFFFFFFul; }
unsigned long millis() { nowUs += 4; convert(); return (unsigned long)(nowUs / 1000); }
void delayMicroseconds(unsigned us) { nowUs += us; }
void noInterrupts() {}
void interrupts() {}
void pinMode(int, int) {}

void digitalWrite(int pin, int level) {
  if (pin == CLOCK && level == HIGH && levels[pin] == LOW)
    for (Chip &chip : chips) {
      chip.bit++;
      if (chip.bit >= 24) chip.ready = false;
    }
  levels[pin] = level;
}

int digitalRead(int pin) {
  int i = pin - FIRST_DATA;
  if (i < 0 || i > 3 || away[i]) return HIGH;  // the pull-up
  Chip &chip = chips[i];
  if (chip.bit >= 0 && chip.bit < 24) return (chip.value >> (23 - chip.bit)) & 1 ? HIGH : LOW;
  return chip.ready ? LOW : HIGH;
}

void analogWrite(int pin, int level) {
  if (levels[pin] != level) std::fprintf(stderr, "%.0f motor %d\n", nowUs / 1000, level);
  levels[pin] = level;
}

struct Port {
  std::string in;
  double sentUntilUs = 0;  // when the last byte of the buffer has gone
  void begin(unsigned long) {}
  int available() { return (int)in.size(); }
  int read() {
    int c = (unsigned char)in[0];
    in.erase(0, 1);
    return c;
  }
  int waiting() { return (int)std::ceil(std::fmax(0, sentUntilUs - nowUs) / 86.8); }
  int availableForWrite() { return 63 - waiting(); }
  void print(const char *text) {
    for (; *text; text++) {
      while (waiting() >= 63) nowUs += 87;
      sentUntilUs = std::fmax(sentUntilUs, nowUs) + 86.8;
      std::putchar(*text);
    }
  }
} Serial;

#include SKETCH

void act(const std::string &what) {
  std::istringstream words(what);
  std::string verb;
  words >> verb >> std::ws;
  if (verb == "load")
    for (double &grams : loadG) words >> grams;
  std::string text;
  std::getline(words, text);
  if (verb == "say") Serial.in += text + "\n";
  if (verb == "mark") {
    std::puts("=");
    std::fflush(stdout);
  }
}

int main(int count, char **argv) {
  double startUs = count > 4 ? 1e6 * std::atof(argv[4]) : 0;
  nowUs = startUs;
  double seconds = std::atof(argv[1]);
  conversionHz = std::atof(argv[2]);
  for (int i = 0; i < 4; i++) {
    away[i] = argv[3][i] == '1';
    chips[i] = {startUs + 3000.0 * (i + 1), 0, -1, false};
  }
  setup();
  for (std::string line; std::getline(std::cin, line);) {
    for (double ms = std::atof(line.c_str()); nowUs - startUs < 1000 * ms;) loop();
    act(line.substr(line.find(' ') + 1));
  }
  while (nowUs - startUs < 1e6 * seconds) loop();
  return 0;
}
