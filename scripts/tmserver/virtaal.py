# Asks a TM server as Virtaal does, with Virtaal's own client and no window.
# Arguments: the folder that holds the package "virtaal", the address of the server (…/tmserver), and a
# file of JSON: [{"ask": text}, {"add": {"source": …, "target": …}}, …]. Prints a JSON object a line.
import json
import sys
import types

folder, address, orders = sys.argv[1:]
sys.path.insert(0, folder)

# What Virtaal loads of its own beside the client asks for a screen.
common = types.ModuleType("virtaal.common")
common.__path__ = [folder + "/virtaal/common"]
sys.modules["virtaal.common"] = common

from gi.repository import GLib  # noqa: E402

from virtaal.support import httpclient, tmclient  # noqa: E402

client = tmclient.TMClient(address)
client.set_virtaal_useragent()
loop = GLib.MainLoop()
unanswered = 0


def say(**what):
    print(json.dumps(what, ensure_ascii=False), flush=True)


def run(order):
    def done(_, unit, answer):
        say(order=order, id=unit, answer=answer)
        loop.quit()

    def failed(_, status):
        global unanswered
        unanswered += 1
        say(order=order, status=status)
        loop.quit()

    before = set(client.requests)
    if "ask" in order:
        client.translate_unit(order["ask"], "zh_CN", "en", done, order.get("params"))
    else:
        client.update_unit(order["add"], "zh_CN", "en", done)
    for request in client.requests - before:
        # PyGObject no longer lists the signals of a parent, from which Virtaal takes those that it sends.
        request.enable_signals(["http-success", "http-client-error", "http-server-error"])
        request.connect("http-client-error", failed)
        request.connect("http-server-error", failed)
    late = GLib.timeout_add_seconds(10, lambda: failed(None, "no answer") or True)
    loop.run()
    GLib.source_remove(late)


# Where Virtaal has not followed to Python 3: pycurl gives bytes.
class Answer:
    def __init__(self):
        self.bytes = b""

    def write(self, piece):
        self.bytes += piece

    def getvalue(self):
        return self.bytes.decode("utf-8")


httpclient.StringIO = Answer
for order in json.load(open(orders, encoding="utf-8")):
    run(order)
sys.exit(1 if unanswered else 0)
