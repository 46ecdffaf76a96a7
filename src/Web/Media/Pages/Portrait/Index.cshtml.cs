using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.GoogleSignIn;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Media.Pages.Portrait;

/// <summary>The portrait of a member who is not listed. People with a profile have theirs in the gallery.</summary>
[AcceptsUploads("Upload", FromMembers = true)]
public sealed class IndexModel(
    VisavisDbContext db,
    MemberPortraits portraits,
    GooglePictures google,
    UploadSentences sentences,
    MediaQuota quota,
    IStringLocalizer<MediaTexts> texts
) : ManagePageModel
{
    public const string Section = "portrait";

    public string? Address { get; private set; }

    public bool OffersGoogle { get; private set; }

    public string? Refusal { get; private set; }

    public MediaOptions Limits => quota.Limits;

    private CancellationToken Aborted => HttpContext.RequestAborted;

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (User.IsProfessional())
        {
            context.Result = HttpMethods.IsGet(Request.Method) ? LocalRedirect("/account/gallery#portrait") : NotFound();
        }
    }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostUploadAsync()
    {
        await using var content = Request.Form.Files is [var file, ..] ? file.OpenReadStream() : Stream.Null;
        return await TakeAsync(content);
    }

    public async Task<IActionResult> OnPostGoogleAsync()
    {
        await using var content = await google.FetchAsync(AccountId, Aborted);
        return content is null
            ? await RefuseAsync(
                StatusCodes.Status503ServiceUnavailable,
                texts["Google n’a pas donné la photo. Réessayez plus tard, ou envoyez-en une."]
            )
            : await TakeAsync(content);
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await portraits.RemoveAsync(AccountId, Aborted);
        return Done(Section, texts["Votre portrait est retiré."]);
    }

    private async Task<IActionResult> TakeAsync(Stream content)
    {
        try
        {
            await portraits.TakeAsync(AccountId, content, Aborted);
            return Done(Section, texts["Votre portrait a changé."]);
        }
        catch (Exception problem) when (sentences.Of(problem) is { } refusal)
        {
            return await RefuseAsync(refusal.Status, refusal.Sentence);
        }
    }

    private async Task<IActionResult> RefuseAsync(int status, string sentence)
    {
        Refusal = sentence;
        Response.StatusCode = status;
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        Address = (await MemberPortrait.AddressesAsync(db, [AccountId], Aborted)).Values.SingleOrDefault();
        OffersGoogle = await google.IsKnownAsync(AccountId, Aborted);
    }
}
