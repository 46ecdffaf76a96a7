using Visavis.TestSupport.Accounts;

namespace Visavis.TestSupport.Media;

/// <summary>Sends files the way the forms of the gallery and documents tabs do.</summary>
public static class UploadForms
{
    /// <param name="files">Field name, file name, content.</param>
    public static async Task<HttpResponseMessage> UploadAsync(
        this PersonClient person,
        string path,
        bool asScript,
        params (string Field, string Name, byte[] Content)[] files
    )
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await person.AntiforgeryTokenAsync("/legal/terms")), "__RequestVerificationToken" },
        };
        foreach (var (field, name, content) in files)
        {
            form.Add(new ByteArrayContent(content), field, name);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(person.Address, path)) { Content = form };
        request.Headers.Add("Accept", asScript ? "application/json" : "text/html");
        return await person.SendAsync(request);
    }
}
