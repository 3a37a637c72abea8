"""Numbers drawn as org.saddlescope.engine.SeededRandom draws them: xoshiro256++ (Blackman, Vigna 2021), seeded by SplitMix64.

Needed for the outer weights of a wide network that are frozen: they are no part of theta and follow from their seed.
"""
import math

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


def _mix(z):
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def _rotate(x, k):
    return (x << k | x >> (64 - k)) & MASK


class SeededRandom:
    def __init__(self, seed, purpose):
        origin = _mix(_mix(seed + GAMMA & MASK) ^ len(purpose))
        for letter in purpose:
            origin = _mix((origin + GAMMA & MASK) ^ ord(letter))
        self.state = [_mix(origin + k * GAMMA & MASK) for k in range(1, 5)]
        self.spare = None

    def bits(self):
        a, b, c, d = self.state
        result = _rotate(a + d & MASK, 23) + a & MASK
        c ^= a
        d ^= b
        self.state = [a ^ d, b ^ c, c ^ (b << 17 & MASK), _rotate(d, 45)]
        return result

    def uniform(self):
        return (self.bits() >> 11) * 2.0 ** -53

    def sign(self):
        """From the lowest of the 63 bits that Java's draw keeps; one in 2^62 draws it would reject."""
        return 1.0 if self.bits() >> 1 & 1 == 0 else -1.0

    def gaussian(self):
        """Marsaglia's polar method."""
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            square = u * u + v * v
            if 0 < square < 1:
                scale = math.sqrt(-2 * math.log(square) / square)
                self.spare = v * scale
                return u * scale
