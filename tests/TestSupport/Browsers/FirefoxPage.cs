using System.Text.Json.Nodes;

namespace Visavis.TestSupport.Browsers;

/// <summary>A tab of Firefox.</summary>
public sealed class FirefoxPage(FirefoxBrowser browser, string context)
{
    // A question to a page that goes away just then is never answered.
    private const int AnswerSeconds = 20;

    public async Task GotoAsync(Uri address)
    {
        for (var isLast = false; ; isLast = true)
        {
            try
            {
                await NavigateAsync(address);
                return;
            }
            catch (Exception e) when (!isLast && e is (InvalidOperationException or TimeoutException))
            {
                // The page was on its way somewhere else.
            }
        }
    }

    /// <summary>What the expression, awaited if it is a promise, says as a text.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        var answer = await browser.SendAsync(
            "script.evaluate",
            new JsonObject
            {
                ["expression"] = $"Promise.resolve({expression}).then(String)",
                ["target"] = new JsonObject { ["context"] = context },
                ["awaitPromise"] = true,
            },
            AnswerSeconds
        );
        return answer["type"]!.GetValue<string>() == "success"
            ? answer["result"]!["value"]!.GetValue<string>()
            : throw new InvalidOperationException(answer.ToJsonString());
    }

    private Task<JsonNode> NavigateAsync(Uri address) =>
        browser.SendAsync(
            "browsingContext.navigate",
            new JsonObject
            {
                ["context"] = context,
                ["url"] = address.ToString(),
                ["wait"] = "interactive",
            },
            3 * AnswerSeconds
        );
}
