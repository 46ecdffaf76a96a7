using Visavis.TestSupport.Accounts;

namespace Visavis.Web.Tests.Forms;

/// <summary>Sends forms as a browser does that has no script, twice at the same moment.</summary>
internal static class FormSender
{
    /// <summary>Their buttons say what is wanted, which a walk does not press.</summary>
    public static readonly string[] Repeatable = ["/culture", "/theme", "/account/sign-out", "/account/sign-in/google"];

    /// <param name="come">Opens a browser for the person, signed in or not.</param>
    /// <returns>What was wrong with the two answers.</returns>
    public static async Task<List<string>> TwiceAsync(Func<Task<PersonClient>> come, string page, WalkedForm form)
    {
        using var person = await come();

        // A page of their own: what one form did must not be another's surprise.
        var own = SiteForms.FormsOf(page, await TextAsync(await person.GetAsync(page))).Find(other => other.Name == form.Name);
        if (own is null)
        {
            return [];
        }

        var answers = await Task.WhenAll(SendAsync(person, own), SendAsync(person, own));
        var (first, second) = (answers[0], answers[1]);
        if (answers.Any(answer => (int)answer.StatusCode >= 500))
        {
            return [$"{form.Name} on {page}: {(int)first.StatusCode} and {(int)second.StatusCode}"];
        }

        return
            Repeatable.Contains(form.Action) || (first.StatusCode == second.StatusCode && first.Headers.Location == second.Headers.Location)
            ? []
            :
            [
                $"{form.Name} on {page}: {(int)first.StatusCode} {first.Headers.Location}, then {(int)second.StatusCode} {second.Headers.Location}",
            ];
    }

    public static async Task<string> TextAsync(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync();

    public static Task<HttpResponseMessage> SendAsync(PersonClient person, WalkedForm form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, form.Action))
        {
            Content = new FormUrlEncodedContent(form.Fields),
        };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        return person.SendAsync(request);
    }
}
