using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Media.Pages;

/// <summary>A tab with files: for people with a profile, by forms, or by scripts that ask for JSON and say the sentence themselves.</summary>
public abstract class MediaPageModel(UploadSentences sentences) : ManagePageModel
{
    /// <summary>What was not taken of an upload, by name, for the page that is shown again.</summary>
    public IReadOnlyList<(string Name, string Sentence)> Refusals => refusals;

    private readonly List<(string Name, string Sentence)> refusals = [];

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // A post that names nothing to do has nothing to show either.
        if (!User.IsProfessional() || context.HandlerMethod is null)
        {
            context.Result = NotFound();
        }
    }

    protected bool WantsJson =>
        Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));

    protected IActionResult Answer(string section, string sentence) =>
        WantsJson ? new JsonResult(new { message = sentence }) : Done(section, sentence);

    /// <summary>It is no longer there, was never there, or is somebody else's: all the same.</summary>
    protected IActionResult Absent(string sentence) =>
        WantsJson ? new JsonResult(new { message = sentence }) { StatusCode = StatusCodes.Status404NotFound } : NotFound();

    /// <summary>Takes files one by one; those taken stay, whatever happens to the others.</summary>
    protected async Task<IActionResult> TakeAsync(
        string section,
        IReadOnlyList<(string Name, Func<Task> Take)> files,
        Func<int, string> taken,
        Func<Task> load
    )
    {
        UploadRefusal? first = null;
        foreach (var (name, take) in files)
        {
            try
            {
                await take();
            }
            catch (Exception e) when (sentences.Of(e) is { } refusal)
            {
                first ??= refusal;
                refusals.Add((name, refusal.Sentence));
            }
        }

        if (first is null)
        {
            return Answer(section, taken(files.Count));
        }

        if (WantsJson)
        {
            return new JsonResult(new { message = first.Sentence, reason = first.Id }) { StatusCode = first.Status };
        }

        Response.StatusCode = first.Status;
        await load();
        return Page();
    }
}
