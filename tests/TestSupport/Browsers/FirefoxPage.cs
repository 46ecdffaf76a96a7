using System.Text.Json.Nodes;

namespace Visavis.TestSupport.Browsers;

/// <summary>A tab of Firefox.</summary>
public sealed class FirefoxPage(FirefoxBrowser browser, string context)
{
    public Task GotoAsync(Uri address) =>
        browser.SendAsync(
            "browsingContext.navigate",
            new JsonObject
            {
                ["context"] = context,
                ["url"] = address.ToString(),
                ["wait"] = "interactive",
            }
        );

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
            }
        );
        return answer["type"]!.GetValue<string>() == "success"
            ? answer["result"]!["value"]!.GetValue<string>()
            : throw new InvalidOperationException(answer.ToJsonString());
    }
}
