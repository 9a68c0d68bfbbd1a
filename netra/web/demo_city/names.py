"""Names that nobody bears: a plant or a landscape, and a craft joined to an old-sounding ending."""

import random
from collections.abc import Iterator
from itertools import product

FIRST = """
Rumbia Pandan Lontar Gaharu Kapulaga Ketumbar Kemiri Beringin Ketapang Waru Sengon Trembesi Ilalang Rotan
Damar Meranti Ulin Mahoni Belimbing Manggis Duku Kecapi Gandaria Kedondong Embun Kabut Gerimis Pelangi Telaga
Muara Samudra Lembah Ngarai Kerikil Delima Sirih Serai Kunyit Temulawak Lengkuas Kencur Cengkih Kayumanis
Akasia Flamboyan Teratai Seroja Kamboja Lumut Suplir Keladi Talas Kenanga Kemuning Randu Cemara Pinus Bakau
Nipah Aren
"""
CRAFTS = """
Anyam Tenun Batik Ukir Gerabah Songket Sulam Renda Kendang Angklung Gamelan Canting Tembikar Wayang Lesung
Tampah Bakul Caping Payung Layang
"""
ENDINGS = """
wangsa loka pertala buana jenggala wacana mandala sagara pustaka karsa dipa lestari kencana
"""


def invented_names(chance: random.Random) -> Iterator[str]:
    """Every combination once, in an order that depends on `chance` alone: 15,600 names."""
    combined = list(product(FIRST.split(), CRAFTS.split(), ENDINGS.split()))
    chance.shuffle(combined)
    for first, craft, ending in combined:
        yield f"{first} {craft}{ending}"
