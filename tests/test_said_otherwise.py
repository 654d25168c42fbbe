"""What is denied, opposed or said in other words is silent; what only looks so is found."""

from __future__ import annotations

import bench
import pytest

from checker.model import Document
from checker.rulebook import examples
from checker.rulebook.tables import Example
from checker.run import path as run
from checker.run.machine import Machine

RULES = (
    "negation-added",
    "negation-lost",
    "opposite-said",
    "modality-changed",
    "content-added",
    "content-missing",
    "quotation-added",
    "quotation-lost",
)
MACHINE = Machine(bench.BOOK.adjusted(select=RULES), bench.WORDS)


def loud(document: Document) -> list[tuple[str, str]]:
    """The warnings and errors of a text: the rule, and the words of the English text."""
    findings = run.check(document, MACHINE).findings
    return [(f.rule, f.en.text if f.en else "") for f in findings if f.severity != "info"]


def said(uk: str, en: str) -> list[tuple[str, str]]:
    """The same for a pair of passages."""
    return loud(examples.sample(Example(uk=uk, en=en), bench.WORDS).document)


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        # An opposite, or a word that denies itself.
        ("Вона підкреслила, що цього малувато.", "She stressed that this is not much."),
        ("Це просте пиво.", "This is not a complex beer."),
        ("Речення подано не у формі.", "The sentence is out-of-form."),
        ("Це необов’язково для роботи.", "It is not mandatory for the work."),
        ("Ця бібліотека непотрібна.", "This library is not needed."),
        ("Ця версія мало чим відрізняється.", "This version is not much different."),
        ("Небезпечно тут плавати.", "It is not safe to swim here."),
        ("До села складно дістатися.", "The village can't be accessed easily."),
        ("Результат залежить лише від типу.", "The result is independent of all but the type."),
        ("Виклик функції (тобто без this)", "The function call (i.e. no this)"),
        ("Оголошений, але не ініціалізований вказівник – нуль:", "A declared-but-uninitialised pointer is zero:"),
        # Words that surely stand for others, and a word beside that is linked elsewhere.
        (
            "Кнопка потребує, щоб обидва прапорці були true, інакше відправка впаде (файл не має маркерів об'єктів).",
            "The button requires both flags to be true, or sending would fail (the file lacks the per-object markers).",
        ),
        (
            "Стрічка з'являється, коли хоча б одна котушка має категорію, щоб не захаращувати сторінку. "
            "Фільтр показує котушки без категорії.",
            "The strip appears once at least one spool has a category, so it doesn't clutter the page. "
            "The filter shows spools with no category.",
        ),
        (
            "Інші користувачі сервера його не бачать і не використовують.",
            "Other users of the server do not see or share it.",
        ),
        (
            "Інтерфейси, які оголошують там, де їх використовують, а не там, де визначають типи.",
            "Interfaces defined where they're used, not where types are defined.",
        ),
        # A label.
        ("Підрядник з опалення, вентиляції та кондиціонування", "HVAC Contractor"),
        # The noun stands behind what says which.
        (
            "Застосовує запитане вами оновлення, або перевіряє артефакти на суперечності, "
            "якщо ви не вказали конкретне оновлення",
            "Applies your requested revision, or reviews the artifacts for contradictions if you didn't name one",
        ),
        # A preposition before adjectives, a prefix, one denial for a list.
        (
            "Агенти займають термінал як сесію з усіма папками без попередньо заповненого запиту.",
            "Agents take over the terminal as a session with every folder attached and no prompt pre-filled.",
        ),
        (
            "Якщо сама ідея не зрозуміла, продумайте її. Див. розділ.",
            "If the idea is unclear, think it through. See it.",
        ),
        (
            "Немає режиму для перемикання, демона для запуску, окремого вікна.",
            "No mode to toggle, no daemon to launch, no separate window.",
        ),
        # "Until", "unless", "whoever".
        (
            "Програма чекає, доки один із них не прийме оновлення.",
            "The program waits until one of them accepts the update.",
        ),
        ("Ця вкладка прихована, якщо у вас немає дозволу.", "This tab is hidden unless you have the permission."),
        ("З ким би ми не говорили, усі мовчали.", "Whoever we talked to kept silent."),
        ("Про що б ми не питали, він мовчав.", "Whatever we asked about, he kept silent."),
        ("Якими б складними не були умови, вони працюють.", "However hard the conditions are, they work."),
        ("Куди б ви не поїхали, беріть паспорт.", "Wherever you go, take your passport."),
        ("Стиль працює навіть там, де не використовується латинка.", "The style works even in non-Latin places."),
        # One denial for two verbs, verbs that fail, politeness, bounds.
        (
            "Не заявляйте про приватний стан компонента та не тестуйте приватні методи компонента.",
            "Don't assert the private state of a component or test its private methods.",
        ),
        ("Завантаження не спрацює.", "The download will fail."),
        ("Виклик не вдається з помилкою.", "The call fails with an error."),
        ("Якщо дані не завантажуються, з’являється банер помилки.", "If data fails to load, an error banner appears."),
        ("Йому не вдалося відкрити файл.", "He was unable to open the file."),
        ("А ви не підкажете, де вокзал?", "Could you tell me where the station is?"),
        ("Чи не підкажете, де вокзал?", "Could you tell me where the station is?"),
        ("Він працює не більше двох років.", "He has not worked for more than two years."),
        ("Він попередив: Ніхто не прийде.", "He warned No one would come."),
        # One denial of Ukrainian with something in between; one of English for two verbs; how much.
        (
            "Звісно, ніхто, включно з Верховним Судом, не може пояснити, кому саме ворожа ця армія.",
            "Of course, no one, including the Supreme Court, can explain to whom exactly this army is hostile.",
        ),
        (
            "Мабуть, ніхто в цьому (принаймні, наскільки вдалося встановити) середовищі не звернув на це уваги.",
            "Apparently no one in this (at least, as far as could be established) sphere paid attention to this.",
        ),
        (
            'Насправді жодних "кордонів 1967 року" ніколи не існувало, а була лінія, яка показувала, що це не кордон.',
            "In reality, there never were any “1967 borders.” There was a line which showed that it was not a border.",
        ),
        (
            "Вони навіть не уявляли і не могли припустити, що такі удари можуть бути завдані режиму.",
            "They never imagined or conceived that such blows could be delivered to the regime.",
        ),
        (
            "Але, звичайно ж, нам мало граматично правильної фрази, бо ми припускаємо, що в ній є зміст.",
            "But, of course, a grammatically correct phrase is not enough for us, for we assume that it has a meaning.",
        ),
        ("Заплануйте синхронізацію в непікові години.", "Schedule synchronization during off-peak hours."),
        ("Він зірве задачу в найневдаліший момент.", "It will derail a job at the worst moment."),
        # Two ends of one event, other words.
        ("Я закінчила навчання.", "I have learned it all."),
        ("Тут є місця продажу квитків.", "Here is where to buy tickets."),
        ("Українці вийшли у фінал турніру.", "The Ukrainians entered the final of the tournament."),
        ("Він пішов шляхом журналіста.", "He entered a career in journalism."),
        ("Людей ставало дедалі менше.", "There were less and less people."),
        ("Ринок став менш стабільною системою.", "The market became a more unstable system."),
        # A final stop alone, a free translation, what an address is.
        ("Село маленьке але життя в ньому вирує", "The village is small but life in it is bustling."),
        ("Ми завжди стежимо за тим, щоб у читачів була остання інформація.", "We always keep our readers updated."),
        ("Зустріч відбудеться за адресою вулиця Шевченка, 5.", "The meeting will be held at 5 Shevchenko Street."),
        # Speech.
        ("—Ти кажеш правду", "You are telling the truth"),
        ("Вони казали – бабо, іди.", "They said, go, grandma."),
        ("Він знав, що це – не справа.", "He knew that this was not the thing."),
        ('Закон "Про освіту" набув чинності.', "The Law on Education came into force."),
    ],
)
def test_the_same_in_other_words_is_silent(uk: str, en: str) -> None:
    assert said(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "rule", "there"),
    [
        (
            "Разом ми подолаємо всі негаразди.",
            "Together we will not overcome the troubles.",
            "negation-added",
            "not overcome",
        ),
        ("Я не буду виключати мотор.", "I will turn off the motor.", "negation-lost", "turn"),
        ("Не вимикайте комп'ютер.", "Turn off the computer.", "negation-lost", "Turn"),
        ("Вони дізналися про небезпеку вчора.", "They did not learn about the danger.", "negation-added", "not learn"),
        ("Учора він не заперечував провини.", "Yesterday he denied his guilt.", "negation-lost", "denied"),
        ("Компанія продала завод торік.", "The company bought the plant last year.", "opposite-said", "bought"),
        ("Це просте пиво.", "This is not a simple beer.", "negation-added", "not a simple"),
        ("Поки що ми не бачили змін.", "So far we have seen the changes.", "negation-lost", "seen"),
        ("Не пишіть листів і не дзвоніть.", "Write letters and call.", "negation-lost", "Write"),
        ("Файл не має маркерів.", "The file has the markers.", "negation-lost", "markers"),
        ("Показує котушки з категорією.", "It shows spools with no category.", "negation-added", "no category"),
        (
            "Немає режиму для перемикання, демона для запуску, але є окреме вікно.",
            "No mode to toggle, no daemon to launch, but no separate window.",
            "negation-added",
            "no separate",
        ),
        (
            "Компанія найняла підрядника з опалення, вентиляції та кондиціонування будинків.",
            "The company hired a contractor.",
            "content-missing",
            "contractor",
        ),
        ("Ідея не зрозуміла, а план короткий.", "The idea is clear, and the plan is short.", "negation-lost", "clear"),
        (
            "Звісно, ніхто, включно з судом, не може пояснити це рішення.",
            "Of course, the judges, including the court, can explain this decision.",
            "negation-lost",
            "explain",
        ),
        ("Це не там, де визначають типи.", "This is where types are defined.", "negation-lost", "defined"),
    ],
)
def test_what_only_looks_the_same_is_found(uk: str, en: str, rule: str, there: str) -> None:
    assert (rule, there) in said(uk, en)


def test_what_the_passage_beside_says_is_not_missing() -> None:
    uk = ["Рятувальники працювали всю ніч і вивели з будинку двадцять мешканців.", "Погода псується."]
    en = [
        "Rescuers worked through the night.",
        "They led twenty residents out of the house. The weather is getting worse.",
    ]
    moved = examples.sample(Example(uk=tuple(uk), en=tuple(en)), bench.WORDS).document
    assert [rule for rule, _ in loud(moved) if rule.startswith("content")] == []


def test_a_quotation_more_is_information() -> None:
    document = examples.sample(
        Example(uk="Він назвав це пасткою для всіх.", en="He said: “It is a trap for all of us here.”"), bench.WORDS
    ).document
    found = [f for f in run.check(document, MACHINE).findings if f.rule == "quotation-added"]
    assert [f.severity for f in found] == ["info"]
