"""Walks the status words of a simulated card over PC/SC, and prints one JSON document: name -> status word."""
import json
import sys

from smartcard.System import readers

JPKI = "D392F000260100000001"
TEXT = "D3921000310001010408"
SURFACE = "D3921000310001010402"
COMMON = "D3921000310001010100"


def connect(name):
    reader = next(reader for reader in readers() if name in str(reader))
    connection = reader.createConnection()
    connection.connect()
    return connection


def main():
    connection = connect(sys.argv[1])
    seen = {}

    def send(name, command):
        data, sw1, sw2 = connection.transmit(list(bytes.fromhex(command)))
        seen[name] = "%02X%02X" % (sw1, sw2)
        return bytes(data)

    def select(aid):
        return send("select " + aid, "00A4040C0A" + aid)

    send("file before any application", "00A4020C020006")
    send("unknown application", "00A4040C0AD3921000310001010409")
    send("unknown instruction", "00CADF3005")
    send("channel 1", "01A4040C00")
    select(JPKI)
    send("read without a file", "00B0000001")
    send("file that is not there", "00A4020C0200FF")
    send("signing certificate selected", "00A4020C020001")
    send("signing certificate closed", "00B0000004")
    send("pin file", "00A4020C020018")
    send("read the pin", "00B0000001")
    send("ask", "00200080")
    send("wrong", "002000800439393939")
    send("right", "002000800431323334")
    send("ask again", "00200080")
    send("key", "00A4020C020017")
    signature = send("sign", "802A0080014100")
    seen["signature bytes"] = str(len(signature))
    send("another scheme", "802A0680014100")
    send("pin file again", "00A4020C020018")
    send("reset without right", "002C02800431323334")
    send("beyond the end", "00B0880301")
    send("administrative", "80540000")
    select(TEXT)
    send("number closed", "00B0810011")
    send("text pin", "002000910431323334")
    number = send("number", "00B0810011")
    seen["number"] = number[3:15].decode("ascii")
    select(SURFACE)
    send("number a", "002000930C" + number[3:15].hex())
    send("surface", "00B0820007")
    send("session key", "80AE0000")
    select(COMMON)
    send("card number", "00B2010C00")
    send("no second record", "00B2020C00")
    select(JPKI)
    for entry in ("third", "second", "last", "locked"):
        send("wrong, " + entry, "002000980439393939")
    send("ask, locked", "00200098")
    json.dump(seen, sys.stdout)
    connection.disconnect()


main()
