"""Take the props the draft artist may draw out of the Fluent Emoji Flat icon set.

Usage: python .ci/vendor_props.py PATH_TO_UNPACKED_PACKAGE

PATH is the unpacked npm package @iconify-json/fluent-emoji-flat 1.2.6 (the folder with icons.json).
Nothing is downloaded; the file must be the very one this list was made for.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

SHA256 = "f5f4cf457c0db2ad5a2e42e033e02e0c87d10e43d0164cfffb3bb84914970a63"
"""Of icons.json in version 1.2.6."""
TARGET = Path(__file__).parents[1] / "kitsumy" / "draft" / "props" / "data" / "props.json"

WANTED = """
accordion airplane alarm-clock alembic amphora anchor artist-palette automobile axe baby-bottle backpack
bacon baguette-bread balance-scale balloon banana banjo basket basketball bathtub battery bed beer-mug bell
bicycle billed-cap birthday-cake blossom blueberries bomb bone books boomerang bottle-with-popping-cork
bouquet bow-and-arrow bowl-with-spoon boxing-glove brain bread brick briefcase broccoli broken-heart broom
bubble-tea bubbles bucket bullseye burrito bus butter butterfly cactus calendar camera candle candy
canned-food canoe carrot chair cheese-wedge cherries chess-pawn chocolate-bar christmas-tree
classical-building closed-book closed-umbrella cloud coat cocktail-glass coconut coffin coin collision comet
compass cooked-rice cookie coral couch-and-lamp crayon credit-card crescent-moon croissant crossed-swords
crown crystal-ball cucumber cup-with-straw cupcake dagger deciduous-tree desktop-computer dna door doughnut
dress droplet drum duck ear-of-corn egg eggplant electric-plug envelope evergreen-tree eye fallen-leaf
feather ferris-wheel fire fire-engine fire-extinguisher fireworks fish fishing-pole flashlight floppy-disk
flute flying-disc flying-saucer footprints fork-and-knife fortune-cookie fountain-pen four-leaf-clover
framed-picture french-fries full-moon game-die garlic gear gem-stone ghost glasses
globe-showing-europe-africa gloves glowing-star graduation-cap grapes green-apple green-salad guitar
hamburger hammer handbag hatching-chick headphone headstone helicopter herb hiking-boot honey-pot honeybee
hook hot-beverage hot-dog hourglass-not-done house ice ice-cream ice-skate jack-o-lantern jar jeans
jellyfish joystick key keyboard kitchen-knife kite ladder lady-beetle laptop lemon light-bulb locked
locomotive lollipop lotion-bottle loudspeaker love-letter luggage magic-wand magnet
magnifying-glass-tilted-left mango maple-leaf maracas meat-on-bone megaphone memo microphone microscope
military-medal minibus mirror mirror-ball moai mobile-phone money-bag motor-boat motor-scooter motorcycle
mouse-trap mushroom musical-keyboard musical-note necktie nest-with-eggs nesting-dolls newspaper notebook
nut-and-bolt octopus old-key onion open-book package paintbrush palm-tree pancakes paperclip parachute
party-popper pear pen pencil performing-arts petri-dish pie pill pineapple ping-pong pirate-flag pizza
plunger popcorn postbox pot-of-food potato potted-plant pretzel printer purse puzzle-piece racing-car radio
rainbow razor red-apple red-envelope red-heart red-paper-lantern ribbon rice-ball ring ring-buoy
ringed-planet robot rock rocket roll-of-paper roller-skate rose rosette round-pushpin running-shoe
safety-pin sailboat salt sandwich satellite satellite-antenna saxophone scarf school scissors screwdriver
scroll seedling sewing-needle shallow-pan-of-food sheaf-of-rice shield ship shooting-star shopping-bags
shopping-cart shortcake shower skateboard skis skull sled snail snowflake snowman-without-snow soap
soccer-ball socks soft-ice-cream spaghetti sparkles spider spider-web spiral-notepad spiral-shell sponge
spoon star steaming-bowl stethoscope stop-sign stopwatch strawberry sun sunflower sunglasses sushi
sweat-droplets syringe t-shirt taco takeout-box tangerine taxi teacup-without-handle teapot
tear-off-calendar teddy-bear telephone telescope television tennis tent test-tube thermometer thread ticket
toilet tomato toolbox tooth toothbrush top-hat tornado tractor train tram trident-emblem trophy
tropical-drink tropical-fish trumpet tulip tumbler-glass umbrella unlocked video-camera video-game violin
volcano volleyball waffle warning wastebasket watch water-pistol water-wave watermelon wheel window
wine-glass wing womans-boot womans-hat wood world-map worm wrapped-gift wrench x-ray yarn yo-yo
"""
"""Names of icons, in alphabetical order."""
HEAVIEST = 9_000
"""Characters of markup a prop may have: heavier ones cost more time than they show."""


def main(package: Path) -> None:
    """Write the wanted icons, sorted, one a line, so that a change of the list reads well in a diff."""
    source = (package / "icons.json").read_bytes()
    if (found := hashlib.sha256(source).hexdigest()) != SHA256:
        raise SystemExit(f"icons.json is not the one of 1.2.6: {found}")
    icons = json.loads(source)["icons"]
    wanted = sorted(set(WANTED.split()))
    unknown = [name for name in wanted if name not in icons]
    if unknown:
        raise SystemExit(f"no such icons: {unknown}")
    bodies = {name: icons[name]["body"] for name in wanted}
    light = {name: body for name, body in bodies.items() if len(body) <= HEAVIEST}
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(body)}" for name, body in light.items())
    TARGET.write_text(f"{{\n{rows}\n}}\n", "utf-8")
    left = sorted(set(bodies) - set(light))
    sys.stdout.write(f"{len(light)} props, {TARGET.stat().st_size // 1000} kB; too heavy: {left}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
