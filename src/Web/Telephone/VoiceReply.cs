using System.Xml.Linq;

namespace Visavis.Web.Telephone;

/// <summary>What a call hears next.</summary>
/// <param name="Said">Sentences before the prompt.</param>
/// <param name="Prompt">What may be typed, repeated when nothing comes; null ends the call.</param>
/// <param name="Digits">How many keys end the typing; 0 waits for the hash key.</param>
/// <param name="Otherwise">Said when nothing came three times, before hanging up.</param>
public sealed record VoiceReply(IReadOnlyList<string> Said, string? Prompt, int Digits, string Otherwise)
{
    /// <summary>Whom the call is handed to.</summary>
    public string? Dial { get; init; }
}

/// <summary>Answers as TwiML.</summary>
public static class Twiml
{
    public const int Times = 3;

    /// <summary>Between two keys; slow fingers are in no hurry.</summary>
    private const int SecondsForAKey = 12;

    public static string Write(VoiceReply reply, string language, string action)
    {
        var response = new XElement("Response");
        foreach (var sentence in reply.Said)
        {
            response.Add(Say(sentence, language));
        }

        if (reply.Dial is { } number)
        {
            response.Add(new XElement("Dial", number));
        }
        else if (reply.Prompt is { } prompt)
        {
            for (var time = 0; time < Times; time++)
            {
                response.Add(Gather(prompt, reply.Digits, language, action));
            }

            response.Add(Say(reply.Otherwise, language));
            response.Add(new XElement("Hangup"));
        }
        else
        {
            response.Add(new XElement("Hangup"));
        }

        return Text(response);
    }

    /// <summary>The same request comes again in a moment, when the one before it is answered.</summary>
    public static string Wait(string action) =>
        Text(
            new XElement(
                "Response",
                new XElement("Pause", new XAttribute("length", 1)),
                new XElement("Redirect", new XAttribute("method", "POST"), action)
            )
        );

    private static XElement Gather(string prompt, int digits, string language, string action)
    {
        var gather = new XElement(
            "Gather",
            new XAttribute("input", "dtmf"),
            new XAttribute("action", action),
            new XAttribute("method", "POST"),
            new XAttribute("timeout", SecondsForAKey),
            new XAttribute("finishOnKey", digits == 0 ? "#" : ""),
            Say(prompt, language)
        );
        if (digits > 0)
        {
            gather.Add(new XAttribute("numDigits", digits));
        }

        return gather;
    }

    private static XElement Say(string sentence, string language) =>
        new("Say", new XAttribute("language", language == "en" ? "en-GB" : "fr-FR"), sentence);

    private static string Text(XElement response) =>
        $"""<?xml version="1.0" encoding="UTF-8"?>{response.ToString(SaveOptions.DisableFormatting)}""";
}
