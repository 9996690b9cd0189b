"""Ideas people write, and what a reader would say they are about."""

from __future__ import annotations

from typing import NamedTuple


class Expected(NamedTuple):
    """An idea and what it should be understood as."""

    idea: str
    species: str
    frame: str
    role: str = ""
    thing: str = ""
    place: str = ""
    others: tuple[str, ...] = ()


ENGLISH = (
    Expected("A robot learns to bake bread", "robot", "learn", thing="bread"),
    Expected("My boss is secretly a penguin", "penguin", "secret", role="boss", thing="penguin"),
    Expected("What if coffee could talk?", "thing", "meet"),
    Expected("Superman forgets his password", "human", "lose", role="hero", thing="password"),
    Expected("A cat who is afraid of mice opens a cheese shop", "cat", "fear", others=("mouse", "mouse")),
    Expected(
        "An old wizard turns into a frog at the market",
        "frog",
        "change",
        role="wizard",
        thing="frog",
        place="market",
    ),
    Expected(
        "A knight challenges a dragon to a chess game",
        "human",
        "race",
        role="knight",
        thing="chess game",
        others=("dragon",),
    ),
    Expected("The moon falls asleep", "thing", "sleep"),
    Expected("A ghost wants to become a chef", "ghost", "wish", thing="chef"),
    Expected("Olha, a fox detective, loses her umbrella", "fox", "lose", role="detective", thing="umbrella"),
    Expected("A vampire is allergic to tomatoes", "human", "fear", role="vampire", thing="tomatoes"),
    Expected("Two cats fight over a ball of yarn", "cat", "argue", thing="ball of yarn", others=("cat",)),
    Expected(
        "A girl and her dog find a treasure map on a desert island",
        "human",
        "seek",
        role="child",
        thing="treasure map",
        place="beach",
        others=("dog",),
    ),
    Expected(
        "A barista falls in love with a coffee machine", "human", "meet", role="waiter", others=("thing",)
    ),
    Expected(
        "The last dinosaur rents an apartment in Kyiv", "dragon", "sell", thing="apartment", place="street"
    ),
    Expected("An alien visits a village school", "alien", "meet", thing="village school", place="school"),
    Expected("Grandma steals a tank", "human", "steal", role="grandma", thing="tank"),
    Expected("A teenager wakes up as a cat", "cat", "change", role="student", thing="cat"),
    Expected("A lonely lighthouse keeper befriends a whale", "human", "meet", others=("whale",)),
    Expected("A mouse robs a bank", "mouse", "steal", thing="bank"),
    Expected("A raccoon runs for president", "raccoon", "race", thing="president"),
    Expected("A hedgehog tries to hug a balloon", "hedgehog", "meet", others=("thing",)),
    Expected(
        "A librarian discovers a dragon in the basement",
        "human",
        "seek",
        role="librarian",
        place="room",
        others=("dragon",),
    ),
    Expected("A snail and a rabbit race to the moon", "frog", "race", place="moon", others=("rabbit",)),
    Expected("Cossack in space", "human", "meet", role="cossack", place="space"),
    Expected("The day the sun overslept", "thing", "sleep"),
    Expected("A bear can't sleep because of a noisy neighbour", "bear", "sleep", others=("human",)),
    Expected("A pirate lost his ship in a bottle", "human", "lose", role="pirate", thing="ship"),
    Expected(
        "Three witches open a bakery",
        "human",
        "make",
        role="wizard",
        thing="bakery",
        others=("human", "human"),
    ),
    Expected("A tired programmer finds a bug in his soup", "human", "seek", role="boss", thing="bug"),
    Expected(
        "A princess rescues a dragon from a knight",
        "human",
        "rescue",
        role="king",
        others=("dragon", "human"),
    ),
    Expected("Santa is stuck in an elevator", "human", "rescue", role="santa", place="room"),
    Expected(
        "A detective duck solves the mystery of the missing bread",
        "chicken",
        "seek",
        role="detective",
        thing="mystery of the missing bread",
    ),
    Expected("An elephant hides behind a cactus", "elephant", "hide", thing="cactus"),
    Expected("A time traveller forgets his keys in the past", "human", "lose", role="explorer", thing="keys"),
    Expected("Homework eats the dog", "thing", "steal", others=("dog",)),
    Expected("A penguin is secretly a spy", "penguin", "secret", thing="spy"),
    Expected("A boy draws a door on the wall", "human", "make", role="child", thing="door"),
    Expected("The king and the clown swap places", "human", "change", role="king", others=("human",)),
    Expected("an umbrella that hates rain", "thing", "fear", thing="rain"),
    Expected("Cat vs vacuum cleaner", "cat", "argue", others=("thing",)),
    Expected("Fox sells dreams", "fox", "sell", thing="dreams"),
    Expected("a wolf teaches sheep to dance", "wolf", "learn", thing="dance", others=("cow",)),
    Expected("Robot chef burns the borscht", "robot", "lose", role="chef", thing="borscht"),
    Expected("A frog prince refuses a kiss", "frog", "fear", role="king", thing="kiss"),
    Expected("Lost in a library at night", "human", "lose", role="neighbour", place="library"),
    Expected(
        "A kid finds a talking sandwich in his backpack",
        "human",
        "seek",
        role="child",
        thing="talking sandwich",
    ),
    Expected("A sleepy sloth enters a marathon", "bear", "race", thing="marathon"),
    Expected(
        "A scientist invents a machine that makes people honest",
        "human",
        "make",
        role="scientist",
        thing="machine",
    ),
    Expected("A tree wants to see the sea", "thing", "wish", thing="sea"),
    Expected("Zelda juggles seven kiwis", "human", "learn", thing="kiwis"),
    Expected("A fox detective loses her hat in the rain", "fox", "lose", role="detective", thing="hat"),
    Expected(
        "Two robots argue about the last battery", "robot", "argue", thing="last battery", others=("robot",)
    ),
    Expected("The last tree hides an umbrella", "thing", "hide", thing="umbrella"),
    Expected("A capybara paints a tiny moon on the Moon", "bear", "make", thing="tiny moon", place="moon"),
    Expected("my cat keeps stealing my socks", "cat", "steal", thing="socks"),
    Expected(
        "a fox, a bear and a hedgehog open a cafe", "fox", "make", thing="cafe", others=("bear", "hedgehog")
    ),
    Expected(
        "A penguin meets a sleepy bear at the market", "penguin", "meet", place="market", others=("bear",)
    ),
)

UKRAINIAN = (
    Expected("Робот вчиться пекти хліб", "robot", "learn", thing="хліб"),
    Expected("Мій начальник насправді пінгвін", "penguin", "secret", role="boss", thing="пінгвін"),
    Expected("Що, якби кава вміла говорити?", "thing", "meet"),
    Expected("Супермен забув пароль", "human", "lose", role="hero", thing="пароль"),
    Expected("Кіт боїться мишей і відкриває сирну крамницю", "cat", "fear", others=("mouse", "mouse")),
    Expected("Старий чарівник перетворюється на жабу", "frog", "change", role="wizard", thing="жаба"),
    Expected(
        "Лицар викликає дракона на шахи", "human", "race", role="knight", thing="шахи", others=("dragon",)
    ),
    Expected("Місяць засинає на даху", "thing", "sleep", place="roof"),
    Expected("Привид хоче стати кухарем", "ghost", "wish", thing="кухар"),
    Expected(
        "Баба Параска продає космічний корабель", "human", "sell", role="grandma", thing="космічний корабель"
    ),
    Expected("Вампір ненавидить часник", "human", "fear", role="vampire", thing="часник"),
    Expected("Два коти б’ються за клубок", "cat", "argue", thing="клубок", others=("cat",)),
    Expected(
        "Дівчинка і її пес знаходять скарб на безлюдному острові",
        "human",
        "seek",
        role="child",
        thing="скарб",
        place="beach",
        others=("dog",),
    ),
    Expected("Бариста закохується в інопланетянку", "human", "meet", role="waiter", others=("alien",)),
    Expected("Козак літає в космосі", "human", "learn", role="cossack", place="space"),
    Expected("Їжак хоче обійняти кульку", "hedgehog", "meet", others=("thing",)),
    Expected("Студентка проспала іспит", "human", "sleep", role="student", thing="іспит"),
    Expected("Свиня мріє про море", "pig", "wish", thing="море"),
    Expected(
        "Бабуся навчає дракона варити борщ",
        "human",
        "learn",
        role="grandma",
        thing="борщ",
        others=("dragon",),
    ),
    Expected("Хлопчик прокидається котом", "cat", "change", role="child", thing="кіт"),
    Expected("Самотній маяк шукає друга", "thing", "seek", others=("human",)),
    Expected("Миша грабує банк", "mouse", "steal", thing="банк"),
    Expected("Єнот краде вареники на кухні", "raccoon", "steal", thing="вареники", place="kitchen"),
    Expected("Півень проспав світанок", "chicken", "sleep", thing="світанок"),
    Expected(
        "Бібліотекарка знаходить дракона у підвалі",
        "human",
        "seek",
        role="librarian",
        place="room",
        others=("dragon",),
    ),
    Expected("Равлик і заєць змагаються", "frog", "race", others=("rabbit",)),
    Expected(
        "Жили-були дід та баба, і була в них курочка ряба",
        "human",
        "meet",
        role="grandpa",
        others=("human", "chicken"),
    ),
    Expected("Лисичка загубила рукавичку в лісі", "fox", "lose", thing="рукавичка", place="forest"),
    Expected(
        "Три відьми відкривають пекарню",
        "human",
        "make",
        role="wizard",
        thing="пекарня",
        others=("human", "human"),
    ),
    Expected("Втомлений програміст шукає баг", "human", "seek", role="boss", thing="баг"),
    Expected("Принцеса рятує дракона від лицаря", "human", "rescue", role="king", others=("dragon", "human")),
    Expected("Миколай застряг у ліфті", "human", "rescue", role="santa", place="room"),
    Expected(
        "Детектив Качур розслідує зникнення хліба", "human", "seek", role="detective", thing="зникнення хліба"
    ),
    Expected("Слон ховається за кактусом", "elephant", "hide", thing="кактус"),
    Expected("Кавун, який хотів стати м’ячем", "thing", "wish", thing="м’яч"),
    Expected("Песик Рекс", "dog", "meet"),
    Expected("Останній трамвай везе привида додому", "thing", "sell", others=("ghost",)),
    Expected("Сонечко не може заснути", "owl", "sleep"),
    Expected(
        "Космонавт посадив соняшник на Марсі",
        "human",
        "make",
        role="astronaut",
        thing="соняшник",
        place="space",
    ),
    Expected("Кобзар грає для вовків", "human", "make", role="musician", others=("wolf", "wolf")),
    Expected("Чому сова не спить уночі", "owl", "sleep"),
    Expected("Холодильник таємно їсть наші сирники", "thing", "steal", thing="сирники"),
    Expected("Корова стрибає через Місяць", "cow", "race", place="moon"),
    Expected("Сусід купує слона", "human", "sell", role="neighbour", others=("elephant",)),
    Expected("Я загубив ключі від дому", "human", "lose", role="neighbour", thing="ключі"),
    Expected("Киця малює портрет бабусі", "cat", "make", thing="портрет бабусі"),
    Expected("Зайчик боїться темряви", "rabbit", "fear", thing="темрява"),
    Expected("Інженерка ремонтує серце робота", "human", "make", role="scientist", thing="серце робота"),
    Expected("Тато будує ракету в гаражі", "human", "make", role="parent", thing="ракета", place="room"),
    Expected(
        "Двоє друзів сваряться через останній пончик",
        "human",
        "argue",
        role="neighbour",
        thing="останній пончик",
        others=("human",),
    ),
    Expected("Ведмідь-пасічник губить мед", "bear", "lose", role="farmer", thing="мед"),
    Expected("Учень винайшов машину часу", "human", "make", role="student", thing="машина часу"),
    Expected("Бабуся — таємна агентка", "human", "secret", role="grandma", thing="таємна агентка"),
    Expected("Король без корони", "human", "lose", role="king", thing="корона"),
    Expected("Дракон чхає вогнем", "dragon", "learn", thing="вогонь"),
    Expected("Сніговик хоче побачити літо", "thing", "wish", thing="літо"),
    Expected("Вовк зустрів Червону Шапочку", "wolf", "meet", others=("human",)),
    Expected(
        "Майстер полагодив годинник у вежі",
        "human",
        "make",
        role="mechanic",
        thing="годинник",
        place="castle",
    ),
    Expected("Лисиця-детективка губить капелюх під дощем", "fox", "lose", role="detective", thing="капелюх"),
    Expected(
        "Капібара краде домашнє завдання на ринку", "bear", "steal", thing="домашнє завдання", place="market"
    ),
    Expected("Останнє дерево мріє про скрипку", "thing", "wish", thing="скрипка"),
    Expected("Два роботи шукають невидиму сусідку", "robot", "seek", others=("robot", "human")),
    Expected("на кухні сваряться чайник і сковорідка", "thing", "argue", place="kitchen", others=("thing",)),
    Expected("Рятуйте, кіт їсть мої шкарпетки!", "cat", "steal", thing="шкарпетки"),
    Expected(
        "лисиця, ведмідь та їжак відкривають кав’ярню у Львові",
        "fox",
        "make",
        thing="кав’ярня",
        place="street",
        others=("bear", "hedgehog"),
    ),
)
